import { Tooltip } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'

const DELAY_MS = 350

type Tip = { element: HTMLElement; text: string }

/**
 * One tooltip for everything inside that carries `data-tip`: a long list would otherwise pay for hundreds of tooltips of which
 * one at most is ever shown. What the tip says must stand in the element's name or text too.
 */
export function TipArea({ children, className }: { children: ReactNode; className?: string | undefined }) {
  const [tip, setTip] = useState<Tip | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const follow = (target: EventTarget) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null
    clearTimeout(timer.current)
    const text = element?.dataset.tip
    if (element === null || !text) {
      setTip(null)
      return
    }
    timer.current = setTimeout(() => setTip({ element, text }), tip === null ? DELAY_MS : 0)
  }
  const forget = () => {
    clearTimeout(timer.current)
    setTip(null)
  }
  return (
    <div
      className={className}
      onMouseOver={(event) => follow(event.target)}
      onMouseLeave={forget}
      onFocus={(event) => follow(event.target)}
      onBlur={forget}
      onMouseDown={forget}
      onWheel={forget}
    >
      {children}
      {tip !== null && <Tooltip key={tip.text} target={tip.element} opened label={tip.text} />}
    </div>
  )
}
