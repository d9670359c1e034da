import type { Manifest } from "@omni/app-package";
import type { UserType } from "@omni/contract";
import type { Directory } from "@omni/engine";
import type { AppAuditAction, AppRegistration } from "@omni/live";
import type { Compilable } from "kysely";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import { toAppSettings, type AppSettings } from "./app-settings.ts";
import { developedAppId, toDevelopedApp } from "./developed-app.ts";
import { readRegistry, type Registry } from "./registry.ts";
import { resolveApps } from "./resolve-apps.ts";

/** Who changes something. */
export interface Actor {
  userId: string;
  userName: string;
}

/** A change of what is installed, decided on the registry as it stands. */
export interface AppChange {
  queries: readonly Compilable[];
  entry: { appId: string | null; action: AppAuditAction; version: string | null; summary: string };
}

export interface AppRegistryOptions {
  store: Store;
  clock: Clock;
  directory: Directory;
  settings: AppSettings;
  /** The entry page of an app that its developer works on. */
  developedUrl: string | null;
  /** The console's address; known once the server listens. */
  consoleUrl: () => string;
}

type AppUser = { userId: string; userType: UserType };

/** What is installed, kept in memory; every change is decided, written with its audit entry, and told, one after the other. */
export class AppRegistry {
  readonly #options: AppRegistryOptions;
  readonly #listeners: ((before: ReadonlyMap<string, AppRegistration[]>) => void)[] = [];
  #registry: Registry;
  /** By user, until something changes. */
  #resolved = new Map<string, AppRegistration[]>();
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(options: AppRegistryOptions, registry: Registry) {
    this.#options = options;
    this.#registry = registry;
  }

  static async open(options: AppRegistryOptions): Promise<AppRegistry> {
    return new AppRegistry(options, await readRegistry(options.store.db));
  }

  get now(): Registry {
    return this.#registry;
  }

  /** Which pages of which apps the user's console has. */
  appsFor(user: AppUser): AppRegistration[] {
    const known = this.#resolved.get(user.userId);
    if (known !== undefined) return known;
    const { developedUrl, directory, settings } = this.#options;
    const apps = resolveApps({
      registry: this.#registry,
      directory,
      user,
      originOf: (appId) => this.originOf(appId),
      settingsOf: ({ appId }, manifest) => toAppSettings(manifest, settings.valuesOf(appId)),
    });
    if (developedUrl !== null) apps.push(toDevelopedApp(developedUrl, directory.contactCentreId));
    this.#resolved.set(user.userId, apps);
    return apps;
  }

  /** The origin of an app that this server hosts: never the console's own. */
  originOf(appId: string): string {
    const { protocol, hostname, port } = new URL(this.#options.consoleUrl());
    return `${protocol}//${appId}.apps.${hostname}${port === "" ? "" : `:${port}`}`;
  }

  /** Whether an address is one of this server's: an app that says it lives there would be of one origin with the console. */
  isOwn(address: string): boolean {
    const own = new URL(this.#options.consoleUrl());
    const { hostname, port } = new URL(address);
    if (hostname === own.hostname || hostname.endsWith(`.apps.${own.hostname}`)) return port === own.port;
    return ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && port === own.port;
  }

  /** Where an app that is hosted elsewhere has its pages: the origins of its consented versions. */
  originsElsewhere(appId: string): string[] {
    const { developedUrl } = this.#options;
    if (developedUrl !== null && appId === developedAppId) return [new URL(developedUrl).origin];
    const app = this.#registry.apps.get(appId);
    const origins = app?.isEnabled
      ? app.versions.flatMap(({ source, manifest, consentedAt }) =>
          source === "URL" && consentedAt !== null ? [new URL(manifest.entryUrl ?? "").origin] : [],
        )
      : [];
    return [...new Set(origins)];
  }

  /** Called after each change with what users had before it, as far as that was asked. */
  onChange(listener: (before: ReadonlyMap<string, AppRegistration[]>) => void): void {
    this.#listeners.push(listener);
  }

  /** Nobody else changes anything while `work` runs. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    // Who waits for it hears of its failure; the next one's turn comes all the same.
    this.#turn = done.catch(() => null);
    return done;
  }

  /** Decides and writes a change; durable when it resolves. What `decide` throws changes nothing. */
  change(by: Actor, decide: (registry: Registry) => AppChange | Promise<AppChange>): Promise<void> {
    return this.inTurn(async () => this.write(by, await decide(this.#registry)));
  }

  /** Writes a change that was decided in turn. */
  async write(by: Actor, { queries, entry }: AppChange): Promise<void> {
    const { store, clock } = this.#options;
    const audit = store.db.insertInto("app_audit").values({
      at: clock.now(),
      user_id: by.userId,
      user_name: by.userName,
      app_id: entry.appId,
      action: entry.action,
      version: entry.version,
      summary: entry.summary,
    });
    await store.write(...queries, audit);
    await this.reload();
  }

  /** Reads what is stored, and tells it. */
  async reload(): Promise<void> {
    this.#registry = await readRegistry(this.#options.store.db);
    const before = this.#resolved;
    this.#resolved = new Map();
    for (const listener of this.#listeners) listener(before);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    await this.#turn;
  }

  /** The settings of an app's manifest that open further origins to it. */
  valuesOf(appId: string, manifest: Manifest): Record<string, unknown> {
    return toAppSettings(manifest, this.#options.settings.valuesOf(appId));
  }
}
