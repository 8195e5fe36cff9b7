import type { Session } from 'electron'
import { parseAddress } from './address'
import { APP_ORIGIN } from './origin'

/** Without persistent storage the system may evict the outbox; the other two are what the desk offers. */
const GRANTED = new Set(['persistent-storage', 'fullscreen', 'clipboard-sanitized-write'])

/** @returns whether our own page, and nobody else, asks for one of the few things that it needs. */
export function isGranted(permission: string, requestingAddress: string): boolean {
  const url = parseAddress(requestingAddress)
  return GRANTED.has(permission) && url !== null && `${url.protocol}//${url.host}` === APP_ORIGIN
}

/** Denies every permission but those, and every device. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => isGranted(permission, requestingOrigin))
  session.setDevicePermissionHandler(() => false)
}
