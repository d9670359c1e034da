import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe calls serious or critical as the page and its frames show themselves now, as lines to read: in the dark theme by its
 * colours, which are all that differs, and in the light one by everything. Leaves the page light. `part` is a selector of what
 * alone is looked at, and `followed` the document that follows the system's theme by script.
 */
export async function graveFindings(
  page: Page,
  { part, followed = page.locator("html") }: { part?: string; followed?: Locator } = {},
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(async () => followed.evaluate((html) => html.dataset["mantineColorScheme"] ?? html.dataset["theme"]))
      .toBeOneOf([colorScheme, undefined]);
    const axe = new AxeBuilder({ page });
    if (part !== undefined) axe.include(part);
    const { violations } = await (
      colorScheme === "dark" ? axe.withRules("color-contrast") : axe.withTags(tags)
    ).analyze();
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    for (const { id, nodes } of grave)
      for (const { target, failureSummary = "" } of nodes)
        found.push(`${colorScheme}: ${id}: ${target.join(" ")} ${failureSummary}`);
  }
  return found;
}
