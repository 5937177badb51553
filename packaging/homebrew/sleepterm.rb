# For a tap of its own: pip fetches what it needs, so that pyproject.toml alone says what
# that is.
class Sleepterm < Formula
  include Language::Python::Virtualenv

  desc "Terminal player of sleep sounds and meditations that fade away gently"
  homepage "https://example.org/sleepterm"
  url "https://example.org/sleepterm/sleepterm-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license all_of: ["MIT", "CC0-1.0", "Apache-2.0"]

  depends_on "python@3.13"

  def install
    venv = virtualenv_create(libexec, "python3.13", system_site_packages: false, without_pip: false)
    system venv.root/"bin/python", "-m", "pip", "install", "--verbose", "#{buildpath}[formats]"

    bin.install_symlink libexec/"bin/sleepterm"
    # The wheel brings manual page and completions below share/.
    man1.install_symlink libexec/"share/man/man1/sleepterm.1"
    bash_completion.install_symlink libexec/"share/bash-completion/completions/sleepterm"
    fish_completion.install_symlink libexec/"share/fish/vendor_completions.d/sleepterm.fish"
    zsh_completion.install_symlink libexec/"share/zsh/site-functions/_sleepterm"
    if OS.linux?
      (share/"applications").install_symlink libexec/"share/applications/sleepterm.desktop"
      (share/"icons/hicolor/scalable/apps").install_symlink \
        libexec/"share/icons/hicolor/scalable/apps/sleepterm.svg"
    end
    (pkgshare/"voices").install "src/sleepterm/speech/engines/voices/LICENSE",
                                "src/sleepterm/speech/engines/voices/NOTICE"
  end

  def caveats
    <<~EOS
      Texts of your own are spoken by macOS, or by espeak-ng if it is installed.
    EOS
  end

  test do
    ENV["SDL_AUDIODRIVER"] = "dummy"
    assert_match version.to_s, shell_output("#{bin}/sleepterm --version")
    assert_match "rain-steady", shell_output("#{bin}/sleepterm list")
    system bin/"sleepterm", "play", "rain-steady", "--timer", "1s"
  end
end
