import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useTexts } from '../../../../kit'
import { renderText } from '../../../prose/render-text'
import { useFrameEvents } from '../../../reading-frame/use-frame-events'
import classes from './notebook.module.css'
import outputCss from './html-output.css?inline'

/** Nothing may be loaded but pictures that are part of the output; the sandbox allows no scripts. */
const FRAME =
  '<!doctype html><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`
const MOST_HEIGHT = 560
const NO_EVENTS = { onScroll: () => undefined, onClick: () => undefined, onOpenLink: () => undefined }
const COLOURS = ['ink', 'ink-secondary', 'surface', 'line', 'hover']

/** HTML that a cell put out, mostly a table: cleaned, and in a frame of its own in which nothing runs. */
export function HtmlOutput({ html }: { html: string }) {
  const t = useTexts('project')
  const scheme = useComputedColorScheme()
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const [filled, setFilled] = useState<Document | null>(null)
  const [height, setHeight] = useState(120)
  const rendered = useMemo(() => renderText(html, 'text/html', (name) => t('notebook.pictureLeftOut', { name })), [html, t])
  const onLoad = () => {
    const inner = frame?.contentDocument
    const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    if (!inner || !view) return
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(outputCss)
    inner.adoptedStyleSheets = [sheet]
    inner.body.replaceChildren(inner.importNode(rendered, true))
    setFilled(inner)
  }
  // Clicked into, it keeps no key to itself.
  useFrameEvents(frame, filled?.body ?? null, NO_EVENTS)
  useEffect(() => {
    if (!filled) return
    const page = getComputedStyle(document.documentElement)
    for (const name of COLOURS) {
      filled.documentElement.style.setProperty(`--assay-${name}`, page.getPropertyValue(`--assay-${name}`))
    }
    filled.documentElement.style.colorScheme = scheme
    setHeight(Math.min(MOST_HEIGHT, filled.body.scrollHeight + 2))
  }, [filled, scheme])
  return (
    <iframe
      ref={setFrame}
      className={classes.frame}
      // Read on with the sheet that it stands in; nothing in it can be worked.
      tabIndex={-1}
      style={{ height }}
      sandbox="allow-same-origin"
      srcDoc={FRAME}
      title={t('notebook.output')}
      onLoad={onLoad}
    />
  )
}
