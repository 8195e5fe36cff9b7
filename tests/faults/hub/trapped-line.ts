import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A line to a hub that lets requests through, and breaks in the moment in which the hub begins to answer. */
type TrappedLine = { origin: string; close(): void }

/**
 * Opens such a line. By the first byte of its answer the hub has made up its mind, and nobody has heard of it.
 * @param onAnswer called then, before anything else
 */
export async function trappedLine(hubOrigin: string, onAnswer: () => void): Promise<TrappedLine> {
  const sockets = new Set<Socket>()
  const server = createServer((inward) => {
    const onward = connect(Number(new URL(hubOrigin).port), '127.0.0.1')
    for (const socket of [inward, onward]) {
      sockets.add(socket)
      // That the line breaks is what it is for.
      socket.on('error', () => undefined)
    }
    inward.pipe(onward)
    onward.once('data', () => {
      onAnswer()
      inward.destroy()
    })
    onward.once('close', () => inward.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
