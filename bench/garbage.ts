import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Frees at once what nobody holds any more, so that who is measured next does not pay for it. */
export const collectGarbage = runInNewContext("gc") as () => void;
