import { describe, expect, it } from 'vitest'
import { answerVerb, type BridgeHandlers, SignedOutError } from '../../../electron/main/verbs'
import { BRIDGE_ARGUMENTS, type BridgeVerb } from '../../../shared/protocol/bridge'

/** Handlers that say what reached them. */
const echo = Object.fromEntries(
  Object.keys(BRIDGE_ARGUMENTS).map((verb) => [verb, (asker: string, argument: unknown) => ({ asker, verb, argument })]),
) as unknown as BridgeHandlers<string>

describe('a call over the bridge', () => {
  it('reaches its handler with the asker and the parsed argument, without what the schema does not know', async () => {
    const argument = { fileName: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1]), path: '/etc/passwd' }
    const { path: _path, ...known } = argument
    expect(await answerVerb(echo, 'page', 'saveCopy', argument)).toEqual({
      ok: true,
      answer: { asker: 'page', verb: 'saveCopy', argument: known },
    })
  })

  it.each<[BridgeVerb, unknown]>([
    ['about', { unexpected: true }],
    ['disk', { folder: '/' }],
    ['vaultCreate', { passphrase: 'short' }],
    ['vaultCreate', undefined],
    ['vaultUnlock', { with: 'guess' }],
    ['vaultUnlock', { with: 'passphrase' }],
    ['vaultKeys', { ids: 'database' }],
    ['vaultKeys', { ids: [''] }],
    ['vaultKeys', { ids: Array.from({ length: 20_001 }, () => 'x') }],
    ['saveCopy', { fileName: 'a', mediaType: 'b', bytes: 'text' }],
    ['saveCopy', { fileName: '', mediaType: 'b', bytes: new Uint8Array() }],
    ['openExternal', { url: 'nonsense' }],
    ['openExternal', null],
    ['tell', { title: '', body: '', route: '/queue' }],
    ['tell', { title: 'a', body: '', route: 'https://example.org' }],
    ['tell', { title: 'a', body: '', route: '/queue/../../x' }],
  ])('is refused before its handler sees it where the argument does not fit: %s %j', async (verb, argument) => {
    expect(await answerVerb(echo, 'page', verb, argument)).toEqual({ ok: false, failure: 'bad-request' })
  })

  it('names a missing sign-in, and keeps every other reason out of the page', async () => {
    const error = new Error('/home/someone/keys is not readable')
    const failing = {
      ...echo,
      account: () => {
        throw new SignedOutError()
      },
      about: () => Promise.reject(error),
    } as BridgeHandlers<string>
    expect(await answerVerb(failing, 'page', 'account', undefined)).toEqual({ ok: false, failure: 'signed-out' })
    expect(await answerVerb(failing, 'page', 'about', undefined)).toEqual({ ok: false, failure: 'unexpected', error })
  })
})
