import { codePage } from "./code-pages.ts";

const CAPITALS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";

/** The Cyrillic page of the classic Mac OS. Only who reads files by their bytes needs it. */
export const MAC_CYRILLIC = codePage(
  "x-mac-cyrillic",
  CAPITALS +
    "†°Ґ£§•¶І®©™Ђђ≠Ѓѓ" +
    "∞±≤≥іµґЈЄєЇїЉљЊњ" +
    "јЅ¬√ƒ≈∆«»…\u00A0ЋћЌќѕ" +
    "–—“”‘’÷„ЎўЏџ№Ёёя" +
    CAPITALS.toLowerCase().slice(0, -1) +
    "€",
);
