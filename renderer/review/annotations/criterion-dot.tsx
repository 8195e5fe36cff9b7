import { criterionColors } from '../../kit'
import classes from './annotations.module.css'

/** The square in a criterion's colour that ties chips, marks and rubric together; beside the criterion's code, never alone. */
export function CriterionDot({ index }: { index: number }) {
  return <span className={classes.dot} style={{ background: criterionColors(index).text }} aria-hidden />
}
