#pragma once
// Containers that refuse to grow past a stated bound.
//
// Everything queued in Bafar has a bound and a documented answer to overflow; these two make the
// bound part of the object, so that forgetting it does not compile. One owner, one thread.
#include <cstddef>
#include <deque>
#include <utility>

#include "core/base/check.h"

namespace bafar {

/// A FIFO of at most `capacity` items. push() says false when full: the caller decides what
/// overflow means.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity)
        : capacity_(capacity)
    {
        CHECK(capacity > 0);
    }

    [[nodiscard]] bool push(T item)
    {
        if (items_.size() == capacity_) {
            return false;
        }
        items_.push_back(std::move(item));
        return true;
    }

    /// Removes and returns the oldest item; the queue must not be empty.
    T pop()
    {
        CHECK(!items_.empty());
        T item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

    [[nodiscard]] const T& front() const { return items_.front(); }

    [[nodiscard]] bool empty() const { return items_.empty(); }

    [[nodiscard]] std::size_t size() const { return items_.size(); }

    [[nodiscard]] std::size_t capacity() const { return capacity_; }

private:
    std::deque<T> items_;
    std::size_t capacity_;
};

/// The newest `capacity` items: pushing to a full one drops the oldest. For event logs and recent
/// samples.
template <class T>
class RecentList {
public:
    explicit RecentList(std::size_t capacity)
        : capacity_(capacity)
    {
        CHECK(capacity > 0);
    }

    void push(T item)
    {
        if (items_.size() == capacity_) {
            items_.pop_front();
        }
        items_.push_back(std::move(item));
    }

    [[nodiscard]] auto begin() const { return items_.begin(); }

    [[nodiscard]] auto end() const { return items_.end(); }

    [[nodiscard]] const T& front() const { return items_.front(); }

    [[nodiscard]] const T& back() const { return items_.back(); }

    [[nodiscard]] const T& operator[](std::size_t index) const { return items_[index]; }

    [[nodiscard]] bool empty() const { return items_.empty(); }

    [[nodiscard]] std::size_t size() const { return items_.size(); }

    void clear() { items_.clear(); }

private:
    std::deque<T> items_;
    std::size_t capacity_;
};

} // namespace bafar
