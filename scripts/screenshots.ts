/**
 * Takes the pictures of the README from the real editor, in both languages and in a light and a dark theme.
 *
 *     node scripts/screenshots.ts [outline|hover|quick-fix|format]
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { until, Workbench } from "../test/workbench/support/workbench.ts";
import { packageExtension } from "./package.ts";
import { ROOT } from "./project.ts";
import type { Settings } from "./vscode-server.ts";

const LANGUAGES = ["en", "ru"] as const;
const THEMES = { light: "Light 2026", dark: "Dark 2026" } as const;
const SIZE = { width: 1120, height: 630 };

const FILES = ["briefing.qa", "damaged.qa"] as const;

const SETTINGS: Settings = {
  "editor.minimap.enabled": false,
  "editor.fontSize": 14,
  "editor.lineHeight": 1.6,
  "editor.cursorBlinking": "solid",
  "workbench.activityBar.location": "hidden",
  "workbench.statusBar.visible": true,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
};

const HIDE_SIDE_BAR = "View: Toggle Primary Side Bar Visibility";

/** What a picture shows; each begins with a VS Code of its own, which remembers nothing of the others. */
const PICTURES: Readonly<
  Record<string, (workbench: Workbench, save: (name: string) => Promise<void>) => Promise<void>>
> = {
  async outline(workbench, save) {
    await workbench.openFile("briefing.qa");
    // The outline gets the room of the file list.
    await workbench.page.locator(".pane-header", { hasText: "transcripts" }).click();
    await workbench.runCommand("Explorer: Focus on Outline View");
    await workbench.page.locator(".outline-pane .monaco-list-row").nth(5).waitFor();
    const edge = await workbench.page.locator(".part.sidebar").boundingBox();
    await workbench.page.mouse.move(edge!.width + edge!.x + 1, SIZE.height / 2);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(460, SIZE.height / 2, { steps: 5 });
    await workbench.page.mouse.up();
    await workbench.page.mouse.move(SIZE.width / 2, SIZE.height - 10);
    await workbench.press("Mod+1");
    await workbench.goToLine(10, 20);
    await save("outline");
  },

  async hover(workbench, save) {
    await workbench.runCommand(HIDE_SIDE_BAR);
    await workbench.openFile("briefing.qa");
    const label = workbench.page.locator(".part.editor .lines-content .view-line", { hasText: "Жители" }).first();
    await label.waitFor();
    const box = (await label.boundingBox())!;
    await until("the hover", async () => {
      await workbench.page.mouse.move(box.x + 300, box.y + 8);
      await workbench.page.mouse.move(box.x + 22, box.y + 10, { steps: 4 });
      return workbench.page
        .locator(".monaco-hover:visible .hover-contents")
        .first()
        .waitFor({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
    });
    // It fades in.
    await setTimeout(1_000);
    await save("hover");
  },

  async "quick-fix"(workbench, save) {
    await workbench.runCommand(HIDE_SIDE_BAR);
    await workbench.openFile("damaged.qa");
    await workbench.editor.locator(".squiggly-error").first().waitFor();
    await workbench.runCommand("Problems: Focus on Problems View");
    await workbench.page.locator(".markers-panel .monaco-list-row").nth(5).waitFor();
    await workbench.press("Mod+1");
    await workbench.goToLine(5, 7);
    await until("the quick fixes", async () => {
      await workbench.press("Mod+.");
      return workbench.page
        .locator(".action-widget:visible .monaco-list-row")
        .first()
        .waitFor({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
    });
    await save("quick-fix");
  },

  async format(workbench, save) {
    await workbench.runCommand(HIDE_SIDE_BAR);
    await workbench.openFile("damaged.qa");
    await workbench.editor.locator(".squiggly-error").first().waitFor();
    await save("format-before");
    const before = await workbench.page.locator("#status\\.problems").getAttribute("aria-label");
    await workbench.runCommand("Format Document");
    await until("fewer problems", async () => {
      return (await workbench.page.locator("#status\\.problems").getAttribute("aria-label")) !== before;
    });
    await save("format-after");
  },
};

const wanted = process.argv.slice(2);
await packageExtension();
const files = Object.fromEntries(
  await Promise.all(FILES.map(async (name) => [name, await readFile(join(ROOT, "samples", name))] as const)),
);
for (const language of LANGUAGES) {
  for (const [theme, colorTheme] of Object.entries(THEMES)) {
    const settings = { ...SETTINGS, "workbench.colorTheme": colorTheme };
    for (const [picture, take] of Object.entries(PICTURES)) {
      if (wanted.length > 0 && !wanted.includes(picture)) continue;
      const workbench = await Workbench.start({ files, language, settings, size: SIZE });
      try {
        await take(workbench, async (name) => {
          const path = join(ROOT, "docs", "images", language, `${name}-${theme}.png`);
          await workbench.screenshot(path);
          console.log(path);
        });
      } finally {
        await workbench.close();
      }
    }
  }
}
