// Stands in for the package that refuses to load outside React's server build.
export {};
