/** Whether the browser lets us show notifications. */
export type Permission = "granted" | "denied" | "default" | "unsupported";

/** The browser's notifications, behind an interface because tests and some browsers have none. */
export interface Notifier {
  readonly permission: () => Permission;
  readonly ask: () => Promise<Permission>;
  readonly show: (notice: {
    readonly title: string;
    readonly body: string;
    readonly tag: string;
    readonly onClick: () => void;
  }) => void;
}

export function browserNotifier(): Notifier {
  if (typeof Notification === "undefined") {
    return {
      permission: () => "unsupported",
      ask: () => Promise.resolve("unsupported"),
      show: () => undefined,
    };
  }
  return {
    permission: () => Notification.permission,
    ask: () => Notification.requestPermission(),
    show: ({ title, body, tag, onClick }) => {
      if (Notification.permission !== "granted") return;
      try {
        const shown = new Notification(title, { body, tag, icon: "/favicon.svg", silent: true });
        shown.onclick = () => {
          window.focus();
          shown.close();
          onClick();
        };
      } catch {
        // Chromium on Android allows notifications from service workers only; sound and title still tell.
      }
    },
  };
}
