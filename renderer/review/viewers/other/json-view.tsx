import { Fragment } from 'react'
import classes from './other.module.css'
import { type Json, wordsOf } from './parse-json'

/** How deep a record may nest before it is shown as text. */
const DEEPEST = 6

/** Any record as nested lists of names and values, in its own order. */
export function JsonView({ value, depth = 0 }: { value: Json; depth?: number }) {
  if (value === null || typeof value !== 'object') return <span>{String(value ?? '–')}</span>
  if (depth >= DEEPEST) return <code>{JSON.stringify(value)}</code>
  if (Array.isArray(value)) {
    return (
      <ol className={classes.records}>
        {value.map((entry, at) => (
          <li key={at}>
            <JsonView value={entry} depth={depth + 1} />
          </li>
        ))}
      </ol>
    )
  }
  return (
    <dl className={classes.record}>
      {Object.entries(value).map(([name, entry]) => (
        <Fragment key={name}>
          <dt>{wordsOf(name)}</dt>
          <dd>
            <JsonView value={entry} depth={depth + 1} />
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
