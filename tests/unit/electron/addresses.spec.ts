import { describe, expect, it } from 'vitest'
import { mayNavigate, mayOpenOutside } from '../../../electron/main/allowed-addresses'
import { parseHubOrigin } from '../../../electron/main/hub-origin'
import { readLaunchOptions } from '../../../electron/main/launch-options'
import { isGranted } from '../../../electron/main/permissions'

const HUB = 'http://127.0.0.1:8640'

describe('an address for the system browser', () => {
  it.each(['https://example.org/badge', 'http://127.0.0.1:8640/badges/1'])('may be %s', (address) => {
    expect(mayOpenOutside(address, HUB)).toBe(true)
  })

  it.each([
    'http://example.org/',
    'http://127.0.0.1:8640/api/v1/session',
    'http://127.0.0.1:8641/badges/1',
    'https://someone:secret@example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://example.org/share',
    'app://assay/',
    'nonsense',
  ])('is never %s', (address) => {
    expect(mayOpenOutside(address, HUB)).toBe(false)
  })
})

describe('a window', () => {
  it.each(['app://assay/', 'app://assay/#/queue', 'app://assay/?x=1'])('may show %s', (address) => {
    expect(mayNavigate(address, true)).toBe(true)
  })

  it.each([
    'app://assay/api/v1/evidence/1/2',
    'app://other/',
    'https://example.org/',
    'file:///',
    'about:blank',
    'data:text/html,x',
  ])('never shows %s', (address) => {
    expect(mayNavigate(address, true)).toBe(false)
  })

  it('has frames only for what the page wrote itself', () => {
    expect(mayNavigate('about:srcdoc', false)).toBe(true)
    expect(mayNavigate('app://assay/', false)).toBe(false)
    expect(mayNavigate('https://example.org/', false)).toBe(false)
  })
})

describe('a permission', () => {
  it.each(['persistent-storage', 'fullscreen', 'clipboard-sanitized-write'])('is granted to our own page: %s', (permission) => {
    expect(isGranted(permission, 'app://assay/')).toBe(true)
    expect(isGranted(permission, 'https://example.org/')).toBe(false)
    expect(isGranted(permission, '')).toBe(false)
  })

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'midi', 'hid', 'usb', 'openExternal', 'unknown'])(
    'is denied to everybody: %s',
    (permission) => {
      expect(isGranted(permission, 'app://assay/')).toBe(false)
    },
  )
})

describe('a hub', () => {
  it('is reached over https, or on this machine', () => {
    expect(parseHubOrigin('https://hub.example.org/path', { isTrialRuntime: false })).toEqual({
      ok: true,
      origin: 'https://hub.example.org',
    })
    expect(parseHubOrigin('http://127.0.0.1:8640', { isTrialRuntime: true })).toEqual({ ok: true, origin: HUB })
    expect(parseHubOrigin('http://[::1]:8640', { isTrialRuntime: true })).toMatchObject({ ok: true })
  })

  it.each([
    ['http://hub.example.org', 'insecure'],
    ['http://127.0.0.1.example.org', 'insecure'],
    ['ftp://hub.example.org', 'malformed'],
    ['https://a:b@hub.example.org', 'malformed'],
    ['hub.example.org', 'malformed'],
  ])('is never %s (%s)', (address, reason) => {
    expect(parseHubOrigin(address, { isTrialRuntime: false })).toEqual({ ok: false, reason })
  })

  it('on another machine is refused by a runtime without security fixes', () => {
    expect(parseHubOrigin('https://hub.example.org', { isTrialRuntime: true })).toEqual({ ok: false, reason: 'trial-runtime' })
  })

  it('is named on the command line before it is named in the environment', () => {
    const environment = { ASSAY_HUB: 'https://b.example.org', ASSAY_PROFILE: '/tmp/profile' }
    expect(readLaunchOptions(['assay', '--hub=https://a.example.org'], environment)).toMatchObject({
      hubAddress: 'https://a.example.org',
    })
    expect(readLaunchOptions(['assay'], environment)).toMatchObject({
      hubAddress: 'https://b.example.org',
      profileFolder: '/tmp/profile',
    })
    expect(readLaunchOptions(['assay'], {})).toEqual({ hubAddress: null, profileFolder: null, isKeychainProbe: false })
  })
})
