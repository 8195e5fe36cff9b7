const ROUNDED = /^round\(down, (.+), var\(--scale-round-[xy]\)\)$/

/**
 * pdf.js sizes pages and layers with CSS `round()`, which Chromium has since 125; before that such a size is as good as none. There
 * this takes the rounding out of every size that pdf.js sets below `root`, now and later.
 * @returns `settle` for places that measure in the same step in which pdf.js has set sizes, and `stop`.
 */
export function replaceRoundedSizes(root: HTMLElement): { settle(): void; stop(): void } {
  if (CSS.supports('width', 'round(down, 1px, 1px)')) return { settle: () => {}, stop: () => {} }
  const settle = () => {
    // Not by `[style*=…]`: a style that was set a moment ago is not yet an attribute that selectors see.
    for (const element of root.querySelectorAll<HTMLElement>('.page, .page > *')) {
      for (const side of ['width', 'height'] as const) {
        const size = ROUNDED.exec(element.style[side])?.[1]
        if (size !== undefined) element.style[side] = `calc(${size})`
      }
    }
  }
  const sizes = new MutationObserver(settle)
  sizes.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] })
  return { settle, stop: () => sizes.disconnect() }
}
