#pragma once
// Runs the lab's verbs as a person at a terminal would, for tests: each test executable has labs of
// its own, named after its process.
//
// Real time; every command has a limit. Needs root.
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace bafar::test {

struct Outcome {
    int exitCode = -1;
    QString output; ///< both streams, trimmed
};

/// This process's lab.
[[nodiscard]] QString labName();

/// Where a lab keeps everything.
[[nodiscard]] QString dataFolder(const QString& name = labName());

/// In which tests/lab/lab works on that lab, with the programs of this build.
[[nodiscard]] QProcessEnvironment environmentOf(const QString& name);

/// Runs a program with the lab's environment, for at most 180 s; exit code -1: it did not end.
[[nodiscard]] Outcome run(const QString& program,
                          const QStringList& arguments,
                          const QString& name = labName());

/// Runs a verb of the lab; words are separated by spaces.
[[nodiscard]] Outcome lab(const QString& words, const QString& name = labName());

/// A file of the client's folder: certificates, keys and profiles of the lab's persons.
[[nodiscard]] QString clientFile(const QString& file, const QString& name = labName());

/// bafarctl in the client's namespace, as the lab's person of this role; words are separated by
/// spaces.
[[nodiscard]] Outcome bafarctl(const QString& role,
                               const QString& words,
                               const QString& name = labName());

/// Waits until a command of the lab prints `wanted`; returns what it printed last.
QString awaited(const QString& words, const QString& wanted, int limitMs = 10'000);

} // namespace bafar::test
