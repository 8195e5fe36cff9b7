/** When what fulfils this was on the screen: looked for once a frame, with that frame's painting behind it. */
export function painted(isThere: () => boolean, limitMs = 120_000): Promise<number> {
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const look = () => {
      if (isThere()) {
        const channel = new MessageChannel()
        // A message is delivered after the frame in which it was sent has been painted.
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      } else if (performance.now() - from > limitMs) reject(new Error('what was waited for did not come'))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** Lets everything that is still under way come to rest, so that it doesn't count into the next round. */
export function rest(ms = 300): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
