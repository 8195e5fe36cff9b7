import { expose } from 'comlink'
import { Anchorer } from './anchorer'

expose(new Anchorer())
