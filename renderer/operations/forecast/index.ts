export { ForecastTab } from './forecast-tab'
export { useForecastNow } from './use-forecast-now'
