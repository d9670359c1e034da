import { findIncompatibility, openPackage, parseManifest, type AppPackage, type Manifest } from "@omni/app-package";
import { contractVersion } from "@omni/contract";
import { createHash } from "node:crypto";
import semver from "semver";
import type { Clock } from "../clock.ts";
import type { ContentFiles } from "../store/content-files.ts";
import type { Store } from "../store/open-store.ts";
import { prepare } from "../store/prepare.ts";
import type { Actor, AppRegistry } from "./app-registry.ts";
import type { HostedFiles } from "./hosted-files.ts";
import { checkSource, toExpectations, versionTaken } from "./check-version.ts";
import { refuse, toPackageError } from "./refuse.ts";
import { findVersion, type InstalledApp } from "./registry.ts";
import { toIcon } from "./to-icon.ts";
import { toStateUpdate, toVersionRows, type VersionName } from "./version-rows.ts";

export interface InstallerOptions {
  store: Store;
  clock: Clock;
  registry: AppRegistry;
  files: ContentFiles;
  hosted: HostedFiles;
  /** The manifest at an address. Rejects with an OmniError that says why there is none. */
  fetchManifest: (address: string) => Promise<Uint8Array>;
}

/** Browsers keep files for a year after the last answer, and a version is noted as installed once a day. */
const contentKnownMs = 400 * 24 * 60 * 60_000;

/** The version that platforms are told by in a manifest's `incompatiblePlatformVersions`. */
const platform = { contractVersion, platformVersion: "0.0.0" };

/** Takes versions of apps in: what is wrong with one is said exactly, and nothing of it runs before consent. */
export class Installer {
  readonly #options: InstallerOptions;
  readonly #knownContent;
  readonly #noteInstalled;
  readonly #forgetContents;

  constructor(options: InstallerOptions) {
    this.#options = options;
    const { database, db } = options.store;
    this.#knownContent = prepare(
      database,
      db.selectFrom("app_known_contents").select("content_hash").where("app_id", "=", "").where("version", "=", ""),
    );
    this.#noteInstalled = database.prepare(
      "update app_known_contents set last_installed_at = ?1 where (app_id, version) in (select app_id, version from app_versions)",
    );
    this.#forgetContents = database.prepare("delete from app_known_contents where last_installed_at < ?1");
  }

  /** Forgets what versions held that no browser keeps any more; call within a piece of work. */
  forgetContents(now: number): boolean {
    this.#noteInstalled.run(now);
    this.#forgetContents.run(now - contentKnownMs);
    return false;
  }

  /** Finishes what a stop interrupted, and removes files that belong to nothing. */
  async start(): Promise<void> {
    const { store, registry, files, hosted } = this.#options;
    const versions = [...registry.now.apps.values()].flatMap((app) =>
      app.versions.map((version) => ({ appId: app.appId, ...version })),
    );
    await files.keepOnly(new Set(versions.map(({ sha256 }) => sha256)));
    for (const { appId, version, state, sha256 } of versions) {
      if (state === "INSTALLED") continue;
      const opened = await openPackage(files.pathOf(sha256), { expected: { sha256 } });
      if (opened.outcome === "DONE") hosted.put(opened.package);
      const { db } = store;
      await store.write(
        opened.outcome === "DONE"
          ? toStateUpdate(store.db, { appId, version }, "INSTALLED")
          : db.deleteFrom("app_versions").where("app_id", "=", appId).where("version", "=", version),
      );
      await registry.reload();
    }
  }

  /** Installs a package. The same package again is found installed. */
  installPackage(bytes: Uint8Array, by: Actor): Promise<VersionName> {
    const { registry, files } = this.#options;
    return registry.inTurn(async () => {
      const first = await openPackage(bytes);
      if (first.outcome === "REFUSED") throw toPackageError(first.refusal);
      const app = registry.now.apps.get(first.package.manifest.name) ?? null;
      checkSource(app, "PACKAGE");
      const { path } = await files.take(async (file) => {
        await file.writeFile(bytes);
        return {};
      });
      try {
        // Read back from the disk: what is kept is what was checked.
        const opened = await openPackage(path, { expected: { sha256: first.package.sha256, ...toExpectations(app) } });
        if (opened.outcome === "REFUSED") throw toPackageError(opened.refusal);
        return await this.#keepPackage(opened.package, path, app, by);
      } finally {
        await files.drop(path);
      }
    });
  }

  async #keepPackage(found: AppPackage, path: string, app: InstalledApp | null, by: Actor): Promise<VersionName> {
    const { store, registry, files, hosted } = this.#options;
    const { manifest, contentHash, sha256, bytes, signature } = found;
    const name = { appId: manifest.name, version: manifest.version };
    if (app !== null && findVersion(app, name.version) !== null) return name;
    this.#checkFit(manifest, contentHash);
    await files.keep(path, sha256);
    await store.write(
      ...toVersionRows(store.db, manifest, {
        ...this.#toUpload(by, signature?.publicKey ?? null),
        state: "UPLOADED",
        source: "PACKAGE",
        manifest_url: null,
        icon: toIcon(found),
        sha256,
        content_hash: contentHash,
        bytes,
      }),
    );
    await store.write(toStateUpdate(store.db, name, "INSTALLING"));
    hosted.put(found);
    const signed = signature === null ? "not signed" : `signed by ${signature.fingerprint}`;
    await registry.write(by, {
      queries: [toStateUpdate(store.db, name, "INSTALLED")],
      entry: { ...name, action: "UPLOADED", summary: `Uploaded ${manifest.title} ${name.version}, ${signed}.` },
    });
    return name;
  }

  /** Installs an app that is hosted elsewhere, by the address of its manifest. */
  async installUrl(address: string, by: Actor): Promise<VersionName> {
    const { registry, fetchManifest } = this.#options;
    const source = await fetchManifest(address);
    const { manifest, problems } = parseManifest(source, address);
    if (manifest === null) {
      const count = problems?.length ?? 0;
      const [first] = problems ?? [];
      const more = count > 1 ? ` (and ${count - 1} more)` : "";
      throw refuse(
        "package/manifest",
        `The manifest has problems: ${first?.problem ?? ""}${more}`,
        first?.repair ?? "Repair it.",
        problems,
      );
    }
    const { entryUrl } = manifest;
    if (entryUrl === undefined)
      throw refuse("manifest/pages", "The app has its pages in a package.", "Upload the package itself.");
    if (registry.isOwn(entryUrl))
      throw refuse(
        "manifest/address",
        "The app's entryUrl is an address of this server.",
        "Enter the app's own address.",
      );
    return registry.inTurn(() => this.#keepManifest(manifest, source, address, by));
  }

  async #keepManifest(manifest: Manifest, source: Uint8Array, address: string, by: Actor): Promise<VersionName> {
    const { store, registry } = this.#options;
    const name = { appId: manifest.name, version: manifest.version };
    const app = registry.now.apps.get(name.appId) ?? null;
    checkSource(app, "URL");
    const sha256 = createHash("sha256").update(source).digest("hex");
    const same = app && findVersion(app, name.version);
    if (same?.contentHash === sha256) return name;
    if (same) throw versionTaken(name.version);
    const newest = app?.versions[0]?.version;
    if (newest !== undefined && semver.lt(name.version, newest))
      throw refuse(
        "package/downgrade",
        `Version ${newest} is installed, which is newer than ${name.version}.`,
        "To go back, roll back to a version that is installed, or raise this version.",
      );
    this.#checkFit(manifest, sha256);
    const queries = toVersionRows(store.db, manifest, {
      ...this.#toUpload(by, null),
      state: "INSTALLED",
      source: "URL",
      manifest_url: address,
      icon: null,
      sha256,
      content_hash: sha256,
      bytes: source.length,
    });
    const summary = `Installed ${manifest.title} ${name.version} from ${address}.`;
    await registry.write(by, { queries, entry: { ...name, action: "UPLOADED", summary } });
    return name;
  }

  #toUpload(by: Actor, publicKey: string | null) {
    return { public_key: publicKey, uploaded_at: this.#options.clock.now(), uploaded_by: by.userName };
  }

  /** Refuses what does not work here, and a version whose number stood for something else before. */
  #checkFit(manifest: Manifest, contentHash: string): void {
    const fault = findIncompatibility(manifest, platform);
    if (fault !== null) throw refuse("manifest/incompatible", fault, "Or ask the publisher for another version.");
    const known = this.#knownContent.get(manifest.name, manifest.version);
    if (known !== undefined && known["content_hash"] !== contentHash) throw versionTaken(manifest.version);
  }
}
