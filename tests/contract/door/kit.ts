import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'

/**
 * The certificate of a server elsewhere, good for a hundred years. Made by: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256
 * -nodes -days 36500 -subj /CN=issuer.example -addext subjectAltName=DNS:issuer.example
 */
export const CERTIFICATE = { key: read('issuer.example.key.pem'), cert: read('issuer.example.cert.pem') }

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

/** A real https server on this machine. */
export type Elsewhere = { port: number; asked: string[]; close(): Promise<void> }

/** Starts one at an address of the loopback network, so that several can share a port's number as they would elsewhere. */
export async function startElsewhere(answer: RequestListener, { host = '127.0.0.1', port = 0 } = {}): Promise<Elsewhere> {
  const asked: string[] = []
  const server: Server = createServer(CERTIFICATE, (request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    answer(request, response)
  })
  await new Promise<void>((listening) => server.listen(port, host, listening))
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
