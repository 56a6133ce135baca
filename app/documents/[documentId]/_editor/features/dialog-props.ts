export interface DialogProps {
  readonly close: () => void;
}
