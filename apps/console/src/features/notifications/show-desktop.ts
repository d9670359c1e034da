/** Shows a notification of the desktop; pressing it brings the console to the front. Returns its own undo. */
export function showDesktop(
  { title, body, tag }: { title: string; body: string; tag: string },
  onOpen: () => void,
  { stays }: { stays: boolean },
): () => void {
  const shown = new Notification(title, { body, tag, requireInteraction: stays, silent: true });
  shown.addEventListener("click", () => {
    window.focus();
    onOpen();
    shown.close();
  });
  return () => shown.close();
}
