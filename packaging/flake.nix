# nix run 'git+https://…/sleepterm?dir=packaging'; its version and Python's limits are
# those of pyproject.toml.
{
  description = "A terminal player of sleep sounds and meditations";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      project = (builtins.fromTOML (builtins.readFile ../pyproject.toml)).project;
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      forEach = nixpkgs.lib.genAttrs systems;

      sleepterm =
        pkgs:
        let
          inherit (pkgs) lib stdenv;
          python = pkgs.python3.pkgs;

          # For a nixpkgs that has none.
          wakepy =
            python.wakepy or (python.buildPythonPackage rec {
              pname = "wakepy";
              version = "1.0.0";
              format = "wheel";
              src = pkgs.fetchPypi {
                inherit pname version format;
                dist = "py3";
                python = "py3";
                hash = "sha256-1Ul2QHkVF5gs9m2JTFAun6UTPcdcSkXTsYo0ldHPivs=";
              };
              dependencies = [ python.jeepney ];
            });
          dependencies =
            (with python; [
              filelock
              numpy
              platformdirs
              pygame-ce
              shtab
              soundfile
              soxr
              textual
              tomli
              tomli-w
            ])
            ++ [ wakepy ]
            ++ lib.optional stdenv.hostPlatform.isLinux python.dbus-fast
            # the extra "formats"
            ++ [ python.av ];
        in
        python.buildPythonApplication {
          pname = project.name;
          version = project.version;
          pyproject = true;
          src = ../.;

          build-system = with python; [
            babel
            hatchling
            platformdirs
            shtab
          ];

          # pygame-ce has the same name to import, on every Python.
          pythonRemoveDeps = [ "pygame" ];
          inherit dependencies;

          # It starts processes of its own by the path of Python alone.
          makeWrapperArgs = [
            "--prefix PYTHONPATH : ${placeholder "out"}/${pkgs.python3.sitePackages}"
            "--suffix PYTHONPATH : ${python.makePythonPath dependencies}"
            "--suffix PATH : ${lib.makeBinPath [ pkgs.espeak-ng ]}"
          ];

          # The tests need a sound server; `make test` runs them.
          doCheck = false;
          pythonImportsCheck = [ "sleepterm" ];
          doInstallCheck = true;
          installCheckPhase = ''
            runHook preInstallCheck
            HOME=$TMPDIR SDL_AUDIODRIVER=dummy $out/bin/sleepterm list | grep --quiet rain-steady
            runHook postInstallCheck
          '';

          # The wheel brings manual page, completions, menu entry and icon below share/.
          postInstall = ''
            install -Dm644 LICENSE -t $out/share/licenses/sleepterm
            install -Dm644 src/sleepterm/speech/engines/voices/{LICENSE,NOTICE} \
              -t $out/share/licenses/sleepterm/voices
          '';

          meta = {
            inherit (project) description;
            license = with lib.licenses; [
              mit
              cc0
              asl20
            ];
            mainProgram = "sleepterm";
            platforms = systems;
          };
        };
    in
    {
      packages = forEach (
        system:
        let
          package = sleepterm nixpkgs.legacyPackages.${system};
        in
        {
          default = package;
          sleepterm = package;
        }
      );
    };
}
