/** Whether this browser can draw with WebGL; `?flat=1` in the address asks for plain SVG all the same. */
export function hasWebGL(): boolean {
  if (new URLSearchParams(location.search).get("flat")) return false;
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}
