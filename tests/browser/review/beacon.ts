import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

/**
 * A server that remembers every request for tests of hostile evidence: what is loaded from it, or sent to it, got out. `/seen/<test>` tells
 * which paths below `/<test>/` were asked for.
 */
export default async function startBeacon(project: TestProject): Promise<() => void> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const asked = /^\/seen(\/[\w-]+\/)$/.exec(path)
    response.setHeader('access-control-allow-origin', '*')
    if (asked) {
      response.end(JSON.stringify(seen.filter((one) => one.startsWith(asked[1] ?? ''))))
      return
    }
    seen.push(path)
    response.end('got out')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('beacon', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return () => {
    server.closeAllConnections()
    server.close()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    beacon: string
  }
}
