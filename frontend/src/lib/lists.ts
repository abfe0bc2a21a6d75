// The closed lists of words that decisions may use, in the order in which they are offered.

export const KINDS = ["state", "government", "military", "police", "armed-group", "party", "igo", "ngo", "media", "business", "religious", "population", "person", "other"];
export const TYPES = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"];
export const STATUSES = ["occurred", "ongoing", "predicted", "planned", "promised", "threatened", "demanded", "hypothetical", "alleged", "denied"];
export const OUTCOMES = ["open", "due", "fulfilled", "contradicted", "unclear"];
