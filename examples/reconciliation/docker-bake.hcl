# Two images, each as it was (Dockerfile.current) and as the founding document's proposals, corrected, make it
# (Dockerfile.optimized).
#
#   docker buildx bake                                   both images, optimized
#   VARIANT=current docker buildx bake                   the same targets as they were: what a comparison needs
#   docker buildx bake current optimized                 all four, side by side
#   CACHE=gha docker buildx bake                         with GitHub's cache, one scope for each target
#   PLATFORMS=linux/amd64,linux/arm64 docker buildx bake for both CPUs; so does the group `release`
#
# In a workflow, bake-budget wires the cache by itself and CACHE stays empty.

variable "VARIANT" {
  default = "optimized"
  validation {
    condition     = contains(["current", "optimized"], VARIANT)
    error_message = "VARIANT is current or optimized."
  }
}

variable "PLATFORMS" {
  description = "Comma separated; empty is the builder's own. Emulated, a Rust build takes many times as long."
  default     = ""
}

variable "TAG" {
  default = "latest"
}

variable "IMAGES" {
  description = "Registry and path before the images' names, with a slash at the end."
  default     = "reconciliation/"
}

variable "CACHE" {
  description = "gha, registry, or empty for none."
  default     = ""
  validation {
    condition     = contains(["", "gha", "registry"], CACHE)
    error_message = "CACHE is gha, registry or empty."
  }
}

variable "CACHE_REF" {
  description = "Repository of the registry cache; each target has a tag of its own there."
  default     = "localhost:5000/reconciliation/cache"
}

variable "SCCACHE" {
  description = "on: compile the backend's dependencies through sccache."
  default     = "off"
}

variable "NPMRC" {
  description = "An .npmrc with a private registry's token; it is mounted as a secret."
  default     = ""
}

# One scope or tag for each target: two targets that share one overwrite each other's index.
function "cache" {
  params = [scope]
  result = (CACHE == "gha" ? "type=gha,scope=reconciliation-${scope}" :
    CACHE == "registry" ? "type=registry,ref=${CACHE_REF}:${scope}" : "")
}

group "default" {
  targets = ["backend", "frontend"]
}

group "current" {
  targets = ["backend-current", "frontend-current"]
}

group "optimized" {
  targets = ["backend-optimized", "frontend-optimized"]
}

group "release" {
  targets = ["backend-release", "frontend-release"]
}

target "_common" {
  platforms = PLATFORMS == "" ? [] : split(",", PLATFORMS)
  labels = {
    "org.opencontainers.image.title" = "reconciliation"
  }
}

target "_backend" {
  inherits = ["_common"]
  context  = "backend"
  args     = { SCCACHE = SCCACHE }
  # Read only where SCCACHE is on and the variables are set: GitHub gives them to actions, not to `run:` steps.
  secret = SCCACHE == "on" ? [
    "id=actions-results-url,env=ACTIONS_RESULTS_URL",
    "id=actions-runtime-token,env=ACTIONS_RUNTIME_TOKEN",
  ] : []
}

target "_frontend" {
  inherits = ["_common"]
  context  = "frontend"
  secret   = NPMRC == "" ? [] : ["id=npmrc,src=${NPMRC}"]
}

target "image" {
  name       = app
  matrix     = { app = ["backend", "frontend"] }
  inherits   = ["_${app}"]
  dockerfile = "Dockerfile.${VARIANT}"
  tags       = ["${IMAGES}${app}:${TAG}"]
  cache-from = compact([cache(app)])
  cache-to   = CACHE == "" ? [] : ["${cache(app)},mode=max,ignore-error=true"]
}

target "variant" {
  name = "${app}-${variant}"
  matrix = {
    app     = ["backend", "frontend"]
    variant = ["current", "optimized"]
  }
  inherits   = ["_${app}"]
  dockerfile = "Dockerfile.${variant}"
  tags       = ["${IMAGES}${app}:${variant}"]
  cache-from = compact([cache("${app}-${variant}")])
  cache-to   = CACHE == "" ? [] : ["${cache("${app}-${variant}")},mode=max,ignore-error=true"]
}

target "release" {
  name      = "${app}-release"
  matrix    = { app = ["backend", "frontend"] }
  inherits  = [app]
  platforms = ["linux/amd64", "linux/arm64"]
}
