export interface RawItem {
  readonly text: string;
  readonly kind: number;
  readonly isDoubted: boolean;
}
