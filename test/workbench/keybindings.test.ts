/**
 * The extension's keys against VS Code's own, as the editor itself lists them for each platform. What it lists follows
 * the browser's name for its machine, so one machine is enough for three.
 */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { readManifest, ROOT } from "../../scripts/project.ts";
import { NEWEST, OLDEST } from "../../scripts/vscode-builds.ts";
import { until, Workbench } from "./support/workbench.ts";

const PLATFORMS = {
  linux: "X11; Linux x86_64",
  win: "Windows NT 10.0; Win64; x64",
  mac: "Macintosh; Intel Mac OS X 10_15_7",
} as const;
type Platform = keyof typeof PLATFORMS;

/** Keys of the desktop application, which the editor in a browser does not have. */
const DESKTOP_KEYS: Readonly<Record<Platform, readonly string[]>> = {
  linux: [
    "ctrl+q",
    "ctrl+shift+n",
    "ctrl+shift+w",
    "alt+f4",
    "f11",
    "ctrl+shift+i",
    "ctrl+=",
    "ctrl+-",
    "ctrl+numpad0",
  ],
  win: ["ctrl+shift+n", "ctrl+shift+w", "alt+f4", "f11", "ctrl+shift+i", "ctrl+=", "ctrl+-", "ctrl+numpad0"],
  mac: [
    "cmd+q",
    "cmd+h",
    "cmd+m",
    "alt+cmd+h",
    "cmd+shift+n",
    "cmd+w",
    "cmd+shift+w",
    "ctrl+cmd+f",
    "ctrl+w",
    "alt+cmd+i",
  ],
};

/** Keys that the system or a common desktop takes before any application sees them, or that type a letter. */
const SYSTEM_KEYS: Readonly<Record<Platform, readonly string[]>> = {
  linux: ["ctrl+alt+t", "ctrl+alt+l", "ctrl+alt+d", "ctrl+alt+a", "ctrl+alt+k", "ctrl+alt+delete"],
  // The right Alt key is Ctrl+Alt: on the Ukrainian layout it types ґ.
  win: ["ctrl+alt+delete", "ctrl+alt+u", "ctrl+alt+e"],
  mac: ["ctrl+cmd+q", "ctrl+cmd+f", "ctrl+cmd+d", "ctrl+cmd+space"],
};

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly linux?: string;
  readonly win?: string;
  readonly mac?: string;
}

/** The one key that is meant to be the extension's in place of VS Code's. */
const ENTER = "qaTranscript.enter";

const { keybindings } = readManifest(ROOT)["contributes"] as { keybindings: readonly Keybinding[] };
const ours = keybindings.filter(({ command }) => command !== ENTER);

/** A chord's keys one after the other, each with its modifiers in one order. */
function strokes(key: string): string[] {
  return key
    .toLowerCase()
    .split(" ")
    .map((stroke) => {
      const parts = stroke.replace(/\+$/, "+plus").split("+");
      return [...parts.slice(0, -1).sort(), parts.at(-1)].join("+");
    });
}

/** Whether one is the other or its beginning: then whoever presses the longer one gets the shorter one. */
function clash(a: string, b: string): boolean {
  const [left, right] = [strokes(a), strokes(b)];
  return Array.from({ length: Math.min(left.length, right.length) }, (_, index) => index).every(
    (index) => left[index] === right[index],
  );
}

describe("the extension's keys", () => {
  for (const build of [NEWEST, OLDEST]) {
    for (const [platform, machine] of Object.entries(PLATFORMS) as [Platform, string][]) {
      describe(`in VS Code ${build.vscode} on ${platform}`, () => {
        let workbench: Workbench;
        let defaults: Keybinding[];

        before(async () => {
          workbench = await Workbench.start({ build, machine });
          defaults = await defaultKeybindings(workbench);
        });
        after(() => workbench.close());

        it("are listed, beside hundreds of others", () => {
          const own = defaults.filter(({ command }) => command.startsWith("qaTranscript."));
          const listed = own.map(({ command, key }) => `${command} ${strokes(key).join(" ")}`).sort();
          const wanted = keybindings
            .map((one) => `${one.command} ${strokes(one[platform] ?? one.key).join(" ")}`)
            .sort();
          assert.deepEqual(listed, wanted);
          assert.ok(defaults.length > 500, `${defaults.length} keys`);
        });

        it("shadow none of VS Code's, of the desktop's or of the system's", () => {
          const theirs = [
            ...defaults.filter(({ command }) => !command.startsWith("qaTranscript.")),
            ...DESKTOP_KEYS[platform].map((key) => ({ key, command: "the desktop application" })),
            ...SYSTEM_KEYS[platform].map((key) => ({ key, command: "the system" })),
          ];
          const clashes = ours.flatMap((one) => {
            const key = one[platform] ?? one.key;
            return theirs.filter((other) => clash(key, other.key)).map((other) => `${key}: ${other.command}`);
          });
          assert.deepEqual(clashes, []);
        });
      });
    }
  }

  it("are letters with modifiers, which every keyboard layout has in the same place", () => {
    for (const { key, mac } of ours) {
      for (const one of [key, mac ?? key]) assert.match(one, /^((ctrl|alt|cmd)\+)+[a-z]$/);
    }
  });

  it("work in a transcript's text alone", () => {
    for (const { command, when } of keybindings as readonly (Keybinding & { when?: string })[]) {
      assert.match(when ?? "", /\beditorTextFocus && /, command);
      assert.match(when ?? "", /\beditorLangId == qa-transcript\b/, command);
    }
  });
});

/** As "Preferences: Open Default Keyboard Shortcuts (JSON)" shows them, the extension's among them. */
async function defaultKeybindings(workbench: Workbench): Promise<Keybinding[]> {
  await workbench.runCommand("Preferences: Open Default Keyboard Shortcuts (JSON)");
  await workbench.page.locator(".tab.active", { hasText: /keybindings/i }).waitFor();
  let text = "";
  await until("the extension's keys to be listed", async () => {
    return (text = await workbench.allText()).includes(`"${ENTER}"`);
  });
  const listed = /\{ "key": ("[^\n]+?"), +"command": ("[^\n]+?")/g;
  return [...text.matchAll(listed)].map(([, key, command]) => ({
    key: JSON.parse(key!) as string,
    command: JSON.parse(command!) as string,
  }));
}
