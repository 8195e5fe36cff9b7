import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentPolicy, NONCE_MARK } from '../../../shared/protocol'
import { type TestHub, useStage } from './kit/stage'

describe('the workbench’s bundle', () => {
  const stage = useStage('PGlite')
  const folder = mkdtempSync(join(tmpdir(), 'assay-app-'))
  let hub: TestHub

  beforeAll(async () => {
    hub = await stage.sharedHub({ appFolder: folder })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const get = (path: string) => fetch(`${hub.origin}${path}`, { redirect: 'manual' })

  it('that isn’t built yet is explained, and found once it is there', async () => {
    const missing = await get('/app/')
    expect([missing.status, await missing.text()]).toEqual([503, expect.stringMatching(/isn’t built yet/)])
    mkdirSync(join(folder, 'assets'))
    writeFileSync(
      join(folder, 'index.html'),
      `<meta property="csp-nonce" content="${NONCE_MARK}"><style nonce="${NONCE_MARK}"></style>`,
    )
    writeFileSync(join(folder, 'service-worker.js'), '// worker')
    writeFileSync(join(folder, 'assets/main-abc123.js'), '// main')
    writeFileSync(join(folder, 'assets/main-abc123.js.map'), '{}')
    expect((await get('/app/')).status).toBe(200)
  })

  it('has a fresh nonce in each page, and the policy that goes with it', async () => {
    const nonces = new Set<string>()
    for (const path of ['/app/', '/app/queue', '/app/index.html']) {
      const response = await get(path)
      const text = await response.text()
      const nonce = /content="([^"]+)"/.exec(text)?.[1] ?? ''
      expect(text).not.toContain(NONCE_MARK)
      expect(text).toContain(`<style nonce="${nonce}">`)
      expect(response.headers.get('content-security-policy')).toBe(contentPolicy(nonce))
      expect(response.headers.get('cache-control')).toBe('no-cache')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  it('files named by their content may be kept, the service worker must be asked for each time', async () => {
    const script = await get('/app/assets/main-abc123.js')
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    const worker = await get('/app/service-worker.js')
    expect([worker.status, worker.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(worker.headers.get('content-security-policy')).toContain("connect-src 'self'")
  })

  it('nothing outside the bundle and no source map is served, and the front door leads to it', async () => {
    for (const path of [
      '/app/assets/main-abc123.js.map',
      '/app/assets/nothing.js',
      '/app/..%2f..%2fpackage.json',
      '/app/%2e%2e/package.json',
    ]) {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400)
    }
    for (const path of ['/', '/app']) expect((await get(path)).headers.get('location')).toBe('/app/')
  })
})
