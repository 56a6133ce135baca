/** What a match of a Chinese and an English word rests on. All but SOFT leave little to chance. */
export const SOFT = 0;
export const NUMBER = 1;
export const LATIN = 2;
export const NAME = 3;
