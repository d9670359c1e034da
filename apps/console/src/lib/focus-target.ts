/** Places that a shortcut moves the keyboard to, by element id. */
export const focusTargets = { composer: "composer", disposition: "disposition", interactions: "interactions" } as const;

/** Moves the keyboard there once it is on the screen. */
export function focusTarget(name: keyof typeof focusTargets): void {
  requestAnimationFrame(() => document.getElementById(focusTargets[name])?.focus());
}
