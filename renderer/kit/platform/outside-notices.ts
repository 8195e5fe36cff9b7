import { desktopBridge } from './platform'

/** Where a person says whether Assay may tell them something outside of its window; see `NoticeChoice`. */
export const NOTICES_PREFERENCE = 'outside-notices'
/** Null: they haven't said. The desktop then does, a browser doesn't. */
export type NoticeChoice = boolean | null

/** A place in Assay and what is said of it: nothing by which somebody who looks over a shoulder could tell whom it is about. */
export type OutsideNotice = { title: string; body: string; route: string }

/** Whether something can be shown outside of the window: `ask` where a browser must ask the person first, `never` where it doesn't or they refused. */
export function noticeRight(): 'granted' | 'ask' | 'never' {
  if (desktopBridge()) return 'granted'
  if (!('Notification' in window)) return 'never'
  return { granted: 'granted' as const, default: 'ask' as const, denied: 'never' as const }[Notification.permission]
}

/** Has a browser ask the person. @returns whether it may from now on */
export async function askForNotices(): Promise<boolean> {
  if (noticeRight() === 'ask') await Notification.requestPermission()
  return noticeRight() === 'granted'
}

/** Whether somebody is told who chose this. */
export function mayTellOutside(choice: NoticeChoice): boolean {
  return noticeRight() === 'granted' && (choice ?? desktopBridge() !== undefined)
}

/** Shows it by the system. @param go brings Assay to its place where it is clicked; the desktop calls `onGo` of the bridge instead */
export async function tellOutside(notice: OutsideNotice, go: (route: string) => void): Promise<void> {
  const bridge = desktopBridge()
  if (bridge) {
    await bridge.tell(notice)
    return
  }
  const shown = new Notification(notice.title, { body: notice.body })
  shown.onclick = () => {
    shown.close()
    window.focus()
    go(notice.route)
  }
}
