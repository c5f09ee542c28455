#pragma once
// One executable per concept, one Qt Test class per file: each file ends with TEST_CLASS(ItsClass).
//
// The registry lives only in test executables, whose objects are linked directly, so no
// registration can be dropped.
#include <QObject>
#include <functional>
#include <memory>

namespace bafar::test {

using TestFactory = std::function<std::unique_ptr<QObject>()>;

/// Adds a class to the run of this executable; called before main by TEST_CLASS. Classes run in the
/// order of their names: that of registration is the linker's.
bool registerTest(const char* name, TestFactory factory);

/// Registers Class by existing.
template <typename Class>
struct Registration {
    static inline const bool done = registerTest(
        Class::staticMetaObject.className(), [] { return std::unique_ptr<QObject>(new Class); });
};

} // namespace bafar::test

#define TEST_CLASS(Class) template struct ::bafar::test::Registration<Class>;
