// Stands in for the package "server-only" under Vitest: the package throws outside a React server build.
export {};
