// Written by tools/api_types.py from src/crosscurrents/app/shapes.py and drawing.py.

export interface ActorList {
  total: number;
  offset: number;
  rows: ActorRow[];
  kinds: Count[];
}

export interface ActorPage {
  actor: ActorRow;
  wikidata: string | null;
  sector: string | null;
  spellings: Count[];
  ties: TieRow[];
  events: EventRow[];
  event_total: number;
  statements: StatementRow[];
  statement_total: number;
  months: string[];
  mentions: number[];
  reports: ReportRow[];
  alike: ActorRow[];
  timeline: Timeline;
}

export interface ActorRow {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  aliases: string[];
  mentions: number;
  reports: number;
  independent: number;
  events: number;
  statements: number;
}

export interface MentionPage {
  total: number;
  offset: number;
  spellings: Count[];
  rows: MentionRow[];
}

export interface MentionRow {
  document: string;
  title: string;
  published: string | null;
  start: number;
  form: string;
  before: string;
  text: string;
  after: string;
}

export interface TieRow {
  id: string;
  relation: string;
  outgoing: boolean;
  other: Ref;
  sign: number;
  since: string | null;
  until: string | null;
  status: string;
  attributed_to: Ref | null;
  quote: string;
  document: string;
  title: string;
  confidence: number;
}

export interface AddedReport {
  id: string;
  title: string;
  events: number;
  copy_of: string | null;
  notes: string[];
}

export interface AddingItem {
  id: number;
  name: string;
  kind: string;
  state: string;
  found: number;
  read: number;
  events: number;
  known: number;
  withdrawn: number;
  reports: AddedReport[];
  problems: string[];
}

export interface AddingView {
  items: AddingItem[];
  busy: boolean;
  largest_file: number;
  most_waiting: number;
}

export interface Count {
  value: string;
  label: string;
  count: number;
}

export interface Problem {
  error: string;
}

export interface Quote {
  document: string;
  title: string;
  published: string | null;
  start: number;
  end: number;
  before: string;
  text: string;
  after: string;
  rule: string;
  explanation: string;
}

export interface Ref {
  id: string;
  name: string;
  kind: string;
}

export interface Timeline {
  unit: string;
  days: string[];
  cooperation: number[];
  conflict: number[];
}

export interface RecordView {
  id: string;
  kind: string;
  title: string;
  facts: [string, string][];
  quotes: Quote[];
  quote_total: number;
  event: EventRow | null;
  statement: StatementRow | null;
  actor: ActorRow | null;
  modes: string[];
  decisions: Ruling[];
}

export interface ReviewItem {
  key: string;
  kind: string;
  question: string;
  why: string;
  subject: string;
  object: string | null;
  first: ActorRow | null;
  second: ActorRow | null;
  event: EventRow | null;
  statement: StatementRow | null;
  quotes: Quote[];
}

export interface ReviewQueue {
  total: number;
  items: ReviewItem[];
  decided: number;
}

export interface Ruling {
  id: string;
  verdict: string;
  subject: string;
  subject_name: string;
  object: string | null;
  object_name: string | null;
  value: string | null;
  who: string;
  when: string;
  note: string;
  undone: boolean;
  made: string | null;
}

export interface RulingList {
  total: number;
  rows: Ruling[];
  kinds: string[];
  types: string[];
  statuses: string[];
}

export interface EventPage {
  total: number;
  counted: number;
  undated: number;
  offset: number;
  rows: EventRow[];
  types: Count[];
  statuses: Count[];
  actors: Count[];
  places: Count[];
  timeline: Timeline;
}

export interface EventRow {
  id: string;
  type: string;
  mode: string | null;
  quad: number;
  status: string;
  counted: boolean;
  actors: Ref[];
  recipients: Ref[];
  attributed_to: Ref | null;
  earliest: string | null;
  latest: string | null;
  date_text: string | null;
  place: Ref | null;
  place_precision: string;
  trigger: string;
  quote: string;
  magnitude: Record<string, string>;
  document: string;
  title: string;
  published: string | null;
  reports: number;
  confidence: number;
  by_person: boolean;
}

export interface Overview {
  name: string;
  version: string;
  counts: Record<string, number>;
  first: string | null;
  last: string | null;
  worth: Worth[];
  timeline: Timeline;
  types: Count[];
  actors: ActorRow[];
  recent: ReportRow[];
  decisions: number;
}

export interface SearchHit {
  document: string;
  title: string;
  publisher: string | null;
  published: string | null;
  excerpt: string[];
}

export interface SearchPage {
  total: number;
  rows: SearchHit[];
  publishers: Count[];
  years: Count[];
  named: Count[];
  actors: ActorRow[];
}

export interface Worth {
  kind: string;
  title: string;
  detail: string;
  link: string;
}

export interface MapView {
  pins: Pin[];
  months: string[];
  placed: number;
  unplaced: number;
}

export interface NetworkEdge {
  a: string;
  b: string;
  strength: number;
  cooperation: number;
  conflict: number;
  doubt: number;
  reports: number;
}

export interface NetworkNode {
  id: string;
  name: string;
  kind: string;
  weight: number;
}

export interface NetworkView {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  months: string[];
  hidden: number;
}

export interface Pin {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  country: string | null;
  precision: string;
  radius_km: number | null;
  mentions: number;
  cooperation: number;
  conflict: number;
}

export interface TiePart {
  record: string;
  what: string;
  day: string | null;
  weight: number;
  quote: string;
  document: string;
  title: string;
}

export interface TieView {
  a: Ref;
  b: Ref;
  total: number;
  parts: TiePart[];
}

export interface PlaceChoice {
  id: string;
  name: string;
  country: string | null;
  unit: string | null;
  precision: string;
  mentions: number;
}

export interface PlaceChoices {
  rows: PlaceChoice[];
}

export interface Mark {
  start: number;
  end: number;
  kind: string;
  record: string;
}

export interface Note {
  record: string;
  kind: string;
  title: string;
  detail: string;
  rule: string;
  explanation: string;
  confidence: number;
  link: string | null;
  tone: string;
  by_person: boolean;
}

export interface ReportPage {
  total: number;
  offset: number;
  rows: ReportRow[];
}

export interface ReportRow {
  id: string;
  title: string;
  publisher: string | null;
  published: string | null;
  source: string | null;
  copy_of: string | null;
  events: number;
  statements: number;
  opening: string;
}

export interface ReportView {
  id: string;
  title: string;
  publisher: string | null;
  published: string | null;
  source: string | null;
  text: string;
  copy_of: string | null;
  copies: ReportRow[];
  version: string | null;
  notes: string[];
  asides: [number, number][];
  marks: Mark[];
  records: Note[];
  earlier: string | null;
  later: string | null;
}

export interface LedgerPage {
  total: number;
  rows: StatementRow[];
  kinds: Count[];
  outcomes: Count[];
  speakers: Count[];
  first: string | null;
  last: string | null;
  today: string | null;
}

export interface StatementRow {
  id: string;
  kind: string;
  speaker: Ref | null;
  audience: Ref | null;
  text: string;
  quoted: boolean;
  said_on: string | null;
  due_earliest: string | null;
  due_latest: string | null;
  due_text: string | null;
  outcome: string | null;
  reason: string | null;
  slips: string[];
  answers: Quote[];
  document: string;
  title: string;
  published: string | null;
  confidence: number;
}

export interface CampMember {
  id: string;
  camp: string;
  tied: number;
  flipped: number;
  standing: string;
}

export interface Camp {
  letter: string;
  size: number;
  firm: number;
  names: string[];
}

export interface CampsView {
  camps: Camp[];
  members: CampMember[];
  frustrated: [string, string][];
  lower: number;
  upper: number;
  weight: number;
  proved: boolean;
  tied: number;
  all_tied: boolean;
  draws: number;
  others: number;
}

export interface Town {
  name: string;
  latitude: number;
  longitude: number;
  population: number;
  capital: boolean;
}

export interface TownList {
  towns: Town[];
}

export interface FlashPair {
  a: string;
  b: string;
  a_name: string;
  b_name: string;
  months: string[];
  fought: number;
}

export interface Flashpoint {
  place: string;
  name: string;
  latitude: number;
  longitude: number;
  meetings: number;
  fought: number;
  last: string;
  pairs: FlashPair[];
}

export interface FlashpointsView {
  points: Flashpoint[];
  places: number;
  meetings: number;
  left_out: number;
  verdict: string;
}

export interface TieChange {
  a: Ref;
  b: Ref;
  before: number;
  now: number;
}

export interface Lately {
  basis: string;
  since: string | null;
  report_total: number;
  reports: ReportRow[];
  event_total: number;
  events: EventRow[];
  actor_total: number;
  actors: ActorRow[];
  turned: TieChange[];
  tie_total: number;
  ties: TieChange[];
  flashpoint_total: number;
  flashpoints: Ref[];
  due_total: number;
  dues: StatementRow[];
}
