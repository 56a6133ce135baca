const ONE_DIGIT = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${ONE_DIGIT.format(bytes / 1024)} kB`
    : `${ONE_DIGIT.format(bytes / 1024 / 1024)} MB`;
}
