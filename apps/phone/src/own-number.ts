import type { PhoneStorage } from "@omni/live/phone-client";

const key = "omni.phone.number";

/** Spaces and dashes are how people write; null when it is no number. */
export function toNumber(written: string): string | null {
  const number = written.replaceAll(/[\s().-]/g, "");
  return /^\+?\d{3,15}$/.test(number) ? number : null;
}

/** From the range that is kept free for films and examples, so that it is nobody's. */
export const randomNumber = (): string =>
  `+447700900${String(crypto.getRandomValues(new Uint16Array(1))[0] ?? 0)
    .padStart(3, "0")
    .slice(-3)}`;

/** The number in the address, else this browser's last, else a random one; kept in both. */
export function takeNumber(storage: PhoneStorage): string {
  const address = new URL(location.href);
  const asked = toNumber(address.searchParams.get("number") ?? "");
  const number = asked ?? storage.getItem(key) ?? randomNumber();
  storage.setItem(key, number);
  if (asked !== number) {
    address.searchParams.set("number", number);
    history.replaceState(null, "", address);
  }
  return number;
}
