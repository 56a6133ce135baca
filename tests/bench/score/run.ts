import { resolve } from "node:path";
import { measureIntervals } from "./intervals";

/** `npm run bench:score [-- <folder of corpora>]` */
measureIntervals(resolve(process.argv[2] ?? "../shared/corpora"));
