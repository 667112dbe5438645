import { type CliMessage, cliMessage } from "./messages/catalogue.ts";

/** The system's name of an error, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : String(error);
}

/** Why a file or folder cannot be read. */
export function problemOf(error: unknown): CliMessage {
  const code = errorCode(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return cliMessage("path.missing", {});
    case "EACCES":
    case "EPERM":
      return cliMessage("path.no-permission", {});
    case "ELOOP":
      return cliMessage("path.link-circle", {});
    case "EISDIR":
      return cliMessage("path.no-file", {});
    default:
      return cliMessage("path.failed", { code });
  }
}
