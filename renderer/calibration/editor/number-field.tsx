import { NumberInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../../kit'

type Props = {
  label: string
  value: number
  min?: number
  max?: number
  suffix?: string
  error?: ReactNode
  className?: string
  onChange(value: number): void
}

/** A number that is always one: while the field is empty the last one holds, and stands there again when the field is left. */
export function NumberField({ label, value, error, className, onChange, ...rest }: Props) {
  const t = useTexts('rubricEditor')
  const [isEmpty, setEmpty] = useState(false)
  return (
    <NumberInput
      {...rest}
      label={label}
      {...(className !== undefined && { className })}
      value={isEmpty ? '' : value}
      decimalScale={3}
      clampBehavior="none"
      error={isEmpty ? t('gap.number') : error}
      onChange={(next) => {
        setEmpty(typeof next !== 'number')
        if (typeof next === 'number' && next !== value) onChange(next)
      }}
      onBlur={() => setEmpty(false)}
    />
  )
}
