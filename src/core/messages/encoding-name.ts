/** An encoding as people know it: `UTF-8`, `Windows-1251`, `KOI8-R`, `CP866`. */
export function encodingName(encoding: string): string {
  return encoding === "ibm866" ? "CP866" : encoding.toUpperCase().replace("WINDOWS", "Windows");
}
