import { createServer } from 'node:net'

/**
 * The first port from `first` on that nobody listens on at this machine's own address; 0 lets the system choose one.
 * @param {number} first
 * @returns {Promise<number>}
 */
export async function freePort(first) {
  for (let port = first; port < 65_536; port += 1) {
    const found = await tryPort(port)
    if (found !== null) return found
  }
  throw new Error(`No free port from ${first} on.`)
}

function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const { port: found } = server.address()
      server.close(() => resolve(found))
    })
  })
}
