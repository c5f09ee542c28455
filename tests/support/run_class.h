#pragma once
#include <QObject>
#include <QStringList>

namespace bafar::test {

/// How many test functions of a class failed; where everything must run (BAFAR_COMPLETE), one that
/// was skipped fails too. Qt counts skips nowhere that can be asked, so its report is read.
int runClass(QObject& object, QStringList arguments);

} // namespace bafar::test
