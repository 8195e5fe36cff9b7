export { ForecastTab } from './forecast-tab'
export { type ForecastNow, useForecastNow } from './use-forecast-now'
