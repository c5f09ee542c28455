#pragma once
// Says how many things found no place in a picture above a table, and leads to the first of them
// there. GUI thread.
#include <QPushButton>

namespace bafar::ui::things {

class LeftOut : public QPushButton {
    Q_OBJECT

public:
    explicit LeftOut(QWidget* parent = nullptr);

    /// It stays away while there are none. `first`: the entity that a click chooses.
    void setLeftOut(std::size_t count, const QString& first);

Q_SIGNALS:
    void wanted(const QString& entity);

private:
    QString first_;
};

} // namespace bafar::ui::things
