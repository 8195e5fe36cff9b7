import { useLayoutEffect, useRef } from 'react'
import { renderText } from './render-text'
import classes from './prose.module.css'

/** The rendered Markdown; apart from `Prose`, so that the renderer is loaded when the first text is shown. */
export function ProseBody({ markdown }: { markdown: string }) {
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const content = renderText(markdown, 'text/markdown', (name) => name)
    for (const link of content.querySelectorAll('a')) {
      link.target = '_blank'
      link.rel = 'noopener noreferrer'
    }
    body.current?.replaceChildren(content)
  }, [markdown])
  return <div ref={body} className={classes.prose} />
}
