/** What one package database says: versions by name, and names by path. */
export interface PackageList {
  type: string
  versions: Map<string, string>
  files: Map<string, string>
  /** By name: the file of the database that lists a package's files. */
  listedIn: Map<string, string>
}
