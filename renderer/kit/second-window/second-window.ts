import { useSyncExternalStore } from 'react'

/** Name of the one window that can stand beside the workbench; asking for it again finds the one that is open. */
export const SECOND_WINDOW = 'assay-second-window'

/** How long it may take to store what was typed there, before this window goes on without waiting. */
const LEAVE_LIMIT_MS = 2_000
const LOOK_EVERY_MS = 100

type Leave = { kind: 'leave' }
const LEAVE: Leave = { kind: 'leave' }

let opened: Window | null = null
let watch: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** Whether this is the second window and not the workbench itself. */
export function isSecondWindow(): boolean {
  return window.name === SECOND_WINDOW && window.opener !== null
}

/**
 * Opens the second window at an address of ours (what stands after `#`), or brings it to the front.
 * @returns false where the browser refused to open one.
 */
export function openSecondWindow(path: string): boolean {
  if (opened && !opened.closed) {
    opened.focus()
    return true
  }
  opened = window.open(`${location.pathname}#${path}`, SECOND_WINDOW, 'popup,width=1100,height=860')
  clearInterval(watch)
  // A window that is closed tells nobody.
  if (opened) watch = setInterval(noticeClosing, 1000)
  tell()
  return opened !== null
}

/** Lets the second window store what was typed there, and closes it. Resolves when it is gone, or has had its time. */
export async function closeSecondWindow(): Promise<void> {
  // Whoever notices that it is closed forgets it, also while we wait for that.
  const leaving = opened
  if (!leaving || leaving.closed) return
  leaving.postMessage(LEAVE, location.origin)
  for (let waited = 0; waited < LEAVE_LIMIT_MS && !leaving.closed; waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  if (!leaving.closed) leaving.close()
  noticeClosing()
}

/** In the second window: called when the workbench is locked or left. @returns how to stop listening. */
export function onAskedToLeave(leave: () => void): () => void {
  return onMessage((message) => {
    if (isRecord(message) && message.kind === LEAVE.kind) leave()
  })
}

/** Whether the second window is open. */
export function useSecondWindow(): boolean {
  return useSyncExternalStore(subscribe, () => opened !== null && !opened.closed)
}

/** Sends a message to the window on the other side; nowhere where there is none. */
export function sendToOtherWindow(message: unknown): void {
  const other = isSecondWindow() ? (window.opener as Window) : opened
  if (other && !other.closed) other.postMessage(message, location.origin)
}

/** Listens for messages of the window on the other side, and of nobody else. @returns how to stop listening. */
export function onMessage(receive: (message: unknown, event: MessageEvent) => void): () => void {
  const listener = (event: MessageEvent) => {
    const other = isSecondWindow() ? window.opener : opened
    if (event.origin === location.origin && event.source !== null && event.source === other) receive(event.data, event)
  }
  window.addEventListener('message', listener)
  return () => window.removeEventListener('message', listener)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function noticeClosing(): void {
  if (opened && !opened.closed) return
  opened = null
  clearInterval(watch)
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
