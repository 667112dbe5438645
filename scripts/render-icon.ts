/**
 * Renders `assets/icon.svg`, which people edit, to `assets/icon.png`, which the manifest needs: VS Code's extension page
 * takes no SVG. Run by hand after the drawing has changed.
 *
 *     node scripts/render-icon.ts
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "./chromium.ts";
import { isMain, ROOT } from "./project.ts";

/** In pixels, both ways; the extension page asks for at least 128. */
const SIZE = 256;

export async function renderIcon(): Promise<void> {
  const drawing = await readFile(join(ROOT, "assets/icon.svg"), "utf8");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: join(ROOT, "assets/icon.png"), omitBackground: true });
  } finally {
    await browser.close();
  }
}

if (isMain(import.meta.url)) await renderIcon();
