import fc from "fast-check";
import { expect, it } from "vitest";
import { openPackage } from "./open-package.ts";
import { packFiles } from "./pack.ts";
import { soundFiles } from "./sound-app.fakes.ts";

const segment = fc.stringMatching(/^[a-z0-9_é-]{1,8}$/);
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `files/${parts.join("/")}.js`);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }),
  fc.tuple(fc.string(), fc.nat({ max: 500 })).map(([text, times]) => new TextEncoder().encode(text.repeat(times))),
);
const moreFiles = fc.array(fc.tuple(path, content), { maxLength: 12 });

it("packs any files, in any order, to the same bytes, and opens them to the same files", async () => {
  await fc.assert(
    fc.asyncProperty(moreFiles, fc.infiniteStream(fc.nat()), async (more, order) => {
      const files = new Map([...soundFiles(), ...more.map(([name, bytes]) => [name.normalize("NFC"), bytes] as const)]);
      const shuffled = [...files]
        .map((file) => ({ file, rank: Number(order.next().value) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ file }) => file);
      const [packed, again] = [await packFiles(files), await packFiles(new Map(shuffled))];
      if (packed.outcome !== "DONE" || again.outcome !== "DONE") throw new Error("It was refused.");
      expect(Buffer.from(again.bytes).equals(packed.bytes)).toBe(true);
      const opened = await openPackage(packed.bytes);
      if (opened.outcome !== "DONE") throw new Error(opened.refusal.problem);
      expect(opened.package.files.size).toBe(files.size);
      for (const [name, bytes] of files) expect(Buffer.from(bytes).equals(opened.package.files.get(name)!)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it("opens no package of which any byte was changed as if it were the same, and fails by a reason only", async () => {
  const packed = await packFiles(soundFiles());
  if (packed.outcome !== "DONE") throw new Error("It was refused.");
  const { bytes, package: own } = packed;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ change;
      const opened = await openPackage(changed);
      // Times and versions of the archive's headers say nothing of its contents.
      if (opened.outcome === "DONE") expect(opened.package.contentHash).toBe(own.contentHash);
      else expect(opened.refusal.rule).toMatch(/^package\//);
    }),
    { numRuns: 500 },
  );
});

it("answers any bytes by a reason", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const begun = Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes, 0x50, 0x4b, 5, 6, ...bytes.slice(0, 18)]);
      for (const some of [bytes, begun]) expect((await openPackage(some)).outcome).toBe("REFUSED");
    }),
    { numRuns: 300 },
  );
});
